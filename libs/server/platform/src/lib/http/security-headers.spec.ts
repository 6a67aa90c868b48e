import Fastify from 'fastify';
import { refuseForeignHost } from './security-headers';

const server = (demo: boolean) => {
  const fastify = Fastify();
  refuseForeignHost(fastify, { demo });
  fastify.get('/*', async () => 'answered');
  return fastify;
};

describe('the names a server answers to', () => {
  it.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:4999', '[::1]', '[::1]:3000'])('a demonstration answers to %s', async (host) => {
    expect((await server(true).inject({ url: '/api/v1/auth/demo-accounts', headers: { host } })).body).toBe('answered');
  });

  it.each(['rebound.example', 'rebound.example:3000', 'localhost.rebound.example', 'localhost:3000.rebound.example', '127.0.0.1.rebound.example', '[::2]:3000', '10.0.0.5', 'localhost:'])(
    'a demonstration refuses "%s", the client’s files too',
    async (host) => {
      for (const url of ['/api/v1/auth/demo-accounts', '/index.html']) {
        const answer = await server(true).inject({ url, headers: { host } });
        expect(answer.statusCode).toBe(421);
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(answer.json()).toMatchObject({ code: 'foreign_host', status: 421 });
      }
    },
  );

  it('a server of its own database answers to the name it is given', async () => {
    expect((await server(false).inject({ url: '/', headers: { host: 'tact.example' } })).body).toBe('answered');
  });
});
