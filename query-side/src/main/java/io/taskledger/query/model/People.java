package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;

/** Queries on {@link PersonRow}; each names the generation it reads. */
public interface People extends Repository<PersonRow, String>, JpaSpecificationExecutor<PersonRow> {

    List<PersonRow> findByGenerationAndIdIn(int generation, Collection<String> ids);
}
