import type { HandOver, HandOverActor, HandOverResult } from './hand-over';
import { refuseHandOver } from './hand-over';
import { takeStep } from './hand-over-steps';

/** Either side asks while the path lasts. */
export function askAboutHandOver(
  handOver: HandOver,
  actor: HandOverActor & { readonly id: string; readonly text: string },
): HandOverResult {
  if (actor.text.trim() === '') return refuseHandOver('text_missing', { fields: ['text'] });
  const question = { id: actor.id, askedBy: actor.organisationId, answered: false };
  return takeStep(handOver, 'ask', actor, { questions: [...handOver.questions, question] });
}

/** The other side answers. */
export function answerAboutHandOver(
  handOver: HandOver,
  actor: HandOverActor & { readonly questionId: string; readonly text: string },
): HandOverResult {
  if (actor.text.trim() === '') return refuseHandOver('text_missing', { fields: ['text'] });
  const question = handOver.questions.find(({ id }) => id === actor.questionId);
  if (!question) return refuseHandOver('unknown_question', { fields: ['questionId'] });
  if (question.askedBy === actor.organisationId) return refuseHandOver('own_question');
  const questions = handOver.questions.map((one) => (one.id === question.id ? { ...one, answered: true } : one));
  return takeStep(handOver, 'answer', actor, { questions });
}
