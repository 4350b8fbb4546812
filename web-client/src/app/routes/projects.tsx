export { ProjectsScreen as Component } from '@/features/projects/projects-screen';
