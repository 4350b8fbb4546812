import { Badge, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Project } from '@/lib/api/types';
import { ago, inFull, useNow } from '@/lib/time';
import { BehindMark } from '@/lib/ui/behind-mark';
import { ProjectMenu } from './project-menu';
import classes from './project-list.module.css';

const ROLES = { OWNER: 'Owner', EDITOR: 'Editor', VIEWER: 'Viewer' } as const;

export function ProjectList({ projects, admin }: { projects: Project[]; admin: boolean }) {
  const now = useNow();
  return (
    <ul className={classes.list}>
      {projects.map((project) => (
        <li key={project.id} className={classes.row}>
          <div className={classes.name}>
            <Link to={`/projects/${project.id}`} className={classes.link}>
              <bdi>{project.name}</bdi>
            </Link>
            <BehindMark behind={project.behind} />
            {project.description !== null && project.description !== '' && (
              <Text size="sm" c="dimmed" lineClamp={1}>
                {project.description}
              </Text>
            )}
          </div>
          <Progress counts={project.taskCounts} />
          <div className={classes.meta}>
            <Tooltip label={`${String(project.memberCount)} members`}>
              <span className={classes.members}>
                <IconUsers size={15} aria-hidden />
                <span className="numbers">{project.memberCount}</span>
                <span className={classes.hidden}>members</span>
              </span>
            </Tooltip>
            {project.role !== null && (
              <Badge variant="default" tt="none" fw={500}>
                {ROLES[project.role]}
              </Badge>
            )}
            <Text size="xs" c="dimmed" title={inFull(project.updatedAt)} className={classes.when}>
              {ago(project.updatedAt, now)}
            </Text>
          </div>
          <div className={classes.menu}>
            <ProjectMenu project={project} admin={admin} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How far the project is: a bar for the eye, the numbers in words for everyone. */
function Progress({ counts }: { counts: Project['taskCounts'] }) {
  const total = counts.todo + counts.inProgress + counts.done;
  const share = (part: number) => `${String(total === 0 ? 0 : (part / total) * 100)}%`;
  return (
    <div className={classes.progress}>
      <div className={classes.bar} aria-hidden="true">
        <span className={classes.done} style={{ width: share(counts.done) }} />
        <span className={classes.doing} style={{ width: share(counts.inProgress) }} />
      </div>
      <Text size="xs" c="dimmed" className="numbers">
        {total === 0
          ? 'No tasks yet'
          : `${String(counts.done)} of ${String(total)} done${
              counts.inProgress > 0 ? `, ${String(counts.inProgress)} in progress` : ''
            }`}
      </Text>
    </div>
  );
}

export function ProjectListSkeleton() {
  return (
    <Stack gap={1} aria-hidden="true">
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={62} radius={0} />
      ))}
    </Stack>
  );
}
