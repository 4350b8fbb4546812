package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

import java.util.Optional;
import java.util.UUID;

/** Queries on {@link TaskRow}; each names the generation it reads. */
public interface Tasks extends Repository<TaskRow, UUID>, JpaSpecificationExecutor<TaskRow> {

    Optional<TaskRow> findByGenerationAndIdAndProjectId(int generation, UUID id, UUID projectId);
}
