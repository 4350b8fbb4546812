/** Where the images are kept that services and migrations run. */
package io.taskledger.cdk.registry;
