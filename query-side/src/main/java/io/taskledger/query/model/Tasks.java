package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Queries on {@link TaskRow}; each names the generation it reads. */
public interface Tasks
        extends Repository<TaskRow, java.util.UUID>, JpaSpecificationExecutor<TaskRow> {}
