package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

import java.util.Optional;
import java.util.UUID;

/** Queries on {@link ProjectRow}; each names the generation it reads. */
public interface Projects
        extends Repository<ProjectRow, UUID>, JpaSpecificationExecutor<ProjectRow> {

    Optional<ProjectRow> findByGenerationAndId(int generation, UUID id);
}
