package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Queries on {@link TallyRow}; each names the generation it reads. */
public interface Tallies
        extends Repository<TallyRow, java.util.UUID>, JpaSpecificationExecutor<TallyRow> {}
