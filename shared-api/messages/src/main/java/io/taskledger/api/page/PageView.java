package io.taskledger.api.page;

import java.util.List;

/** One page of a list. */
public record PageView<T>(List<T> content, PageInfo page) {}
