package io.taskledger.command.project.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.member.MemberRole;

/** The documented form of a membership. */
record Membership(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) MemberRole role) {}
