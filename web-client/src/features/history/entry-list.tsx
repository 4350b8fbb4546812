import { Button, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HistoryEntry } from '@/lib/api/types';
import { ago, inFull, useNow } from '@/lib/time';
import { BehindNotice } from '@/lib/ui/behind-notice';
import { Failure } from '@/lib/ui/states';
import classes from './entry-list.module.css';

interface EntryListProps {
  history: {
    data: { entries: HistoryEntry[]; behind: boolean } | undefined;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  sentence: (entry: HistoryEntry) => ReactNode;
  /** What can be done with an entry, and whether it is the chosen one. */
  action?: (entry: HistoryEntry) => ReactNode;
  isChosen?: (entry: HistoryEntry) => boolean;
}

/** Events as sentences, newest first. */
export function EntryList({ history, sentence, action, isChosen }: EntryListProps) {
  const now = useNow();
  if (history.data === undefined) {
    return history.error == null ? (
      <Stack gap="sm" aria-hidden="true">
        <Skeleton height={18} width="80%" />
        <Skeleton height={18} width="65%" />
        <Skeleton height={18} width="72%" />
      </Stack>
    ) : (
      <Failure of={history} />
    );
  }
  return (
    <Stack gap="sm" align="flex-start">
      <BehindNotice behind={history.data.behind} />
      <ol className={classes.list}>
        {history.data.entries.map((entry) => (
          <li
            key={entry.position}
            className={classes.entry}
            data-chosen={isChosen?.(entry) === true || undefined}
          >
            <div className={classes.sentence}>
              <Text size="sm" component="span">
                <strong>
                  <bdi>{entry.actorName ?? 'Someone'}</bdi>
                </strong>{' '}
                {sentence(entry)}
              </Text>
              <Text
                size="xs"
                c="dimmed"
                component="time"
                dateTime={entry.at}
                title={inFull(entry.at)}
              >
                {ago(entry.at, now)}
              </Text>
            </div>
            {action?.(entry)}
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </Stack>
  );
}
