import { type Check, check } from '../check';
import { command } from '../shell-command';

/** SageMaker, which people leave running because a closed page looks like the end of it. */
export const learning: readonly Check[] = [
  check({
    id: 'notebooks',
    title: { en: 'SageMaker notebook instances', ko: 'SageMaker 노트북 인스턴스' },
    scope: 'region',
    looksAt: ['sagemaker:notebook-instance/'],
    calls: ['sagemaker:ListNotebookInstances'],
    async *find(ask) {
      for await (const { NotebookInstances = [] } of ask('sagemaker:ListNotebookInstances', {})) {
        for (const notebook of NotebookInstances) {
          const { NotebookInstanceName: id = '', NotebookInstanceStatus: state, InstanceType: type } = notebook;
          const going = state === 'Deleting';
          const stopped = state === 'Stopped' || state === 'Failed';
          yield {
            id,
            arn: notebook.NotebookInstanceArn,
            fate: going ? 'going' : stopped ? 'stored' : 'billed',
            state: `${type}, ${state}`,
            ...(!going && { cost: [[stopped ? 'sagemaker/notebook-disk' : `sagemaker/${type}`, 1]] }),
            ...(!going &&
              !stopped && { note: { en: 'stop it first, and wait', ko: '먼저 중지하고 기다린 뒤 삭제하세요' } }),
            remove: [
              ...(stopped ? [] : command('aws sagemaker stop-notebook-instance --notebook-instance-name', id)),
              ...command('aws sagemaker delete-notebook-instance --notebook-instance-name', id),
            ],
          };
        }
      }
    },
  }),
  check({
    id: 'model-endpoints',
    title: { en: 'SageMaker endpoints', ko: 'SageMaker 엔드포인트' },
    scope: 'region',
    looksAt: ['sagemaker:endpoint/'],
    calls: ['sagemaker:ListEndpoints'],
    async *find(ask) {
      for await (const { Endpoints = [] } of ask('sagemaker:ListEndpoints', {})) {
        for (const { EndpointName: id = '', EndpointArn, EndpointStatus } of Endpoints) {
          const going = EndpointStatus === 'Deleting';
          yield {
            id,
            arn: EndpointArn,
            fate: going ? 'going' : 'billed',
            state: EndpointStatus,
            ...(!going && { cost: [['sagemaker/endpoint', 1]] }),
            remove: command('aws sagemaker delete-endpoint --endpoint-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'studio-apps',
    title: { en: 'SageMaker Studio apps', ko: 'SageMaker Studio 앱' },
    scope: 'region',
    looksAt: ['sagemaker:app/'],
    calls: ['sagemaker:ListApps'],
    async *find(ask) {
      for await (const { Apps = [] } of ask('sagemaker:ListApps', {})) {
        for (const { AppName: id = '', AppType, DomainId, Status, ...app } of Apps) {
          if (Status === 'Deleted' || Status === 'Failed') continue;
          const user = app.SpaceName ? `--space-name ${app.SpaceName}` : `--user-profile-name ${app.UserProfileName}`;
          const going = Status === 'Deleting';
          yield {
            id,
            name: app.SpaceName ?? app.UserProfileName,
            fate: going ? 'going' : 'billed',
            state: [AppType, app.ResourceSpec?.InstanceType, Status].filter(Boolean).join(', '),
            ...(!going && { cost: [[`sagemaker/${app.ResourceSpec?.InstanceType ?? 'app'}`, 1]] }),
            remove: command(
              `aws sagemaker delete-app --domain-id ${DomainId} ${user} --app-type ${AppType} --app-name`,
              id,
            ),
          };
        }
      }
    },
  }),
];
