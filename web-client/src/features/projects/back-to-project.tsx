import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import classes from './back-to-project.module.css';

export function BackToProject({ id, name }: { id: string; name: string | undefined }) {
  return (
    <Anchor component={Link} to={`/projects/${id}`} size="sm" className={classes.link}>
      <IconArrowLeft size={15} aria-hidden />
      <bdi>{name ?? 'The project'}</bdi>
    </Anchor>
  );
}
