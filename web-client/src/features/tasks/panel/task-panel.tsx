import {
  ActionIcon,
  Alert,
  Button,
  Drawer,
  Group,
  Skeleton,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { IconRestore, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ago, inFull, useNow } from '@/lib/time';
import { Failure } from '@/lib/ui/states';
import { useTitle } from '@/lib/use-title';
import { usePending, withPending } from '../data/pending';
import { useTrashTask } from '../data/trash-task';
import { useTask } from '../data/use-task';
import { PastBanner } from '../time-travel';
import { DescriptionField } from './description-field';
import { FactFields } from './fact-fields';
import classes from './panel.module.css';
import { TitleField } from './title-field';

interface TaskPanelProps {
  projectId: string;
  taskId: string;
  people: readonly { userId: string; name: string }[];
  /** Whether the user may change this project's tasks. */
  editable: boolean;
  asOf: string | null;
  onAsOf: (asOf: string | null) => void;
  onClose: () => void;
  history: ReactNode;
}

/** One task with all its fields, edited in place, and its history. */
export function TaskPanel({
  projectId,
  taskId,
  people,
  editable,
  asOf,
  onAsOf,
  onClose,
  history,
}: TaskPanelProps) {
  const task = useTask(projectId, taskId, asOf);
  const pending = usePending();
  const trash = useTrashTask();
  const now = useNow();
  const seen = task.data;
  const shown = seen && (asOf === null ? withPending(seen, pending) : seen);
  const trashed = shown?.state === 'TRASHED';
  const readOnly = !editable || asOf !== null || trashed;
  useTitle(shown?.title ?? 'Task');
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={580}>
      <Drawer.Overlay />
      <Drawer.Content aria-label="Task">
        <Drawer.Body pt="sm">
          {/* Mantine's own head would be a second banner landmark. */}
          <Group justify="space-between" mb="xs">
            <Text size="sm" c="dimmed">
              Task
            </Text>
            <Drawer.CloseButton aria-label="Close the task" />
          </Group>
          {task.isPending && <PanelSkeleton />}
          <Failure of={task} />
          {seen !== undefined && shown !== undefined && (
            <Stack gap="md">
              {asOf !== null && (
                <PastBanner
                  asOf={asOf}
                  onBack={() => {
                    onAsOf(null);
                  }}
                />
              )}
              {trashed && asOf === null && (
                <Alert color="gray" variant="outline" p="xs">
                  <Group justify="space-between">
                    <Text size="sm">This task is in the trash.</Text>
                    {editable && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<IconRestore size={14} aria-hidden />}
                        onClick={() => void trash(seen, 'ACTIVE')}
                      >
                        Restore
                      </Button>
                    )}
                  </Group>
                </Alert>
              )}
              <Group wrap="nowrap" align="flex-start" gap="xs">
                <div className={classes.grow}>
                  <TitleField task={seen} shown={shown} readOnly={readOnly} />
                </div>
                {!readOnly && (
                  <Tooltip label="Move to trash">
                    <ActionIcon
                      size="lg"
                      aria-label="Move the task to the trash"
                      onClick={() => void trash(seen, 'TRASHED')}
                    >
                      <IconTrash size={18} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                )}
              </Group>
              <FactFields task={seen} shown={shown} readOnly={readOnly} people={people} />
              <DescriptionField task={seen} shown={shown} readOnly={readOnly} />
              <Text size="xs" c="dimmed" title={inFull(shown.updatedAt)}>
                Changed {ago(shown.updatedAt, now)}, version {shown.version}
              </Text>
              <section aria-labelledby="task-history" className={classes.history}>
                <Title order={2} size="h5" id="task-history" mb="xs">
                  History
                </Title>
                {history}
              </section>
            </Stack>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function PanelSkeleton() {
  return (
    <Stack aria-hidden="true">
      <Skeleton height={32} width="70%" />
      <Skeleton height={36} />
      <Skeleton height={90} />
      <Skeleton height={120} />
    </Stack>
  );
}
