package io.taskledger.cdk.task;

import static io.taskledger.cdk.environment.Explained.finding;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;

import java.util.List;

/** Lets a task sign in to PostgreSQL as one role, with a token instead of a password. */
public final class DatabaseAccess {

    private DatabaseAccess() {}

    /**
     * For that role on any server of this account: a server restored to a point in time has another
     * resource id, and services must be able to sign in to it at once.
     */
    public static void grant(Stack stack, IRole role, String databaseRole) {
        String users =
                stack.formatArn(
                        ArnComponents.builder()
                                .service("rds-db")
                                .resource("dbuser:*")
                                .resourceName(databaseRole)
                                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                                .build());
        role.addToPrincipalPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("rds-db:connect"))
                        .resources(List.of(users))
                        .build());
        finding(
                role,
                "AwsSolutions-IAM5",
                List.of(
                        "Resource::arn:aws:rds-db:us-east-1:<AWS::AccountId>:dbuser:*/"
                                + databaseRole),
                "One role by name; a restored server has a new resource id");
    }
}
