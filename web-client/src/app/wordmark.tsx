import classes from './wordmark.module.css';

export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#1c5d4f" />
        <path
          d="M8 10h16M8 16h10M8 21.5h16M8 24.5h16"
          stroke="#f6f3ea"
          strokeWidth="2"
          strokeLinecap="round"
          fill="none"
        />
        <path
          d="M20.5 16.2l1.8 1.8 3.2-3.8"
          stroke="#f0b849"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
        />
      </svg>
      Taskledger
    </span>
  );
}
