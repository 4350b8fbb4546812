package io.taskledger.query.model;

import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queries on {@link TallyRow}; each names the generation it reads. */
public interface Tallies extends Repository<TallyRow, UUID> {

    Optional<TallyRow> findByGenerationAndProjectId(int generation, UUID projectId);

    List<TallyRow> findByGenerationAndProjectIdIn(int generation, Collection<UUID> projectIds);
}
