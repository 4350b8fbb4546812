import { Tooltip } from '@mantine/core';
import { IconHourglassEmpty } from '@tabler/icons-react';
import classes from './task-marks.module.css';

const WORDS = 'Not the newest state: a change could not be applied yet';

/** On a row or card that shows the last good state of a thing, and not the newest. */
export function BehindMark({ behind }: { behind: boolean }) {
  if (!behind) {
    return null;
  }
  return (
    <Tooltip label={WORDS}>
      <span className={classes.mark} data-behind="true">
        <IconHourglassEmpty size={15} stroke={2} aria-hidden />
        <span className={classes.hidden}>{WORDS}</span>
      </span>
    </Tooltip>
  );
}
