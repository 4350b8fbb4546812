package io.taskledger.query.model;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Queries on {@link MemberRow}; each names the generation it reads. */
public interface Members
        extends Repository<MemberRow, MemberRow.Key>, JpaSpecificationExecutor<MemberRow> {}
