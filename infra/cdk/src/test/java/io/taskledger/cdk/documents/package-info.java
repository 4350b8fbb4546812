/** What the documents of the whole repository must keep to. */
package io.taskledger.cdk.documents;
