package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Queries on {@link HistoryRow}; each names the generation it reads. */
public interface HistoryLines
        extends Repository<HistoryRow, Long>, JpaSpecificationExecutor<HistoryRow> {}
