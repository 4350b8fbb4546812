package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Queries on {@link ProjectRow}; each names the generation it reads. */
public interface Projects
        extends Repository<ProjectRow, java.util.UUID>, JpaSpecificationExecutor<ProjectRow> {}
