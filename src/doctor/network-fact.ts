import type { Fact as NetworkFact } from '../network/facts.ts';
import type { Fact } from './fact.ts';

/** What the doctor knows, as the model of the network takes it. */
export function toNetworkFact<Value>(fact: Fact<Value>): NetworkFact<Value> {
  if ('value' in fact) return { kind: 'known', value: fact.value };
  if ('denied' in fact) return { kind: 'denied', action: fact.denied };
  return { kind: 'unknown', why: asClause(fact.absent) };
}

/** A part of the network as a fact of the doctor's. */
export function fromNetworkFact<Value>(fact: NetworkFact<Value>): Fact<Value> {
  switch (fact.kind) {
    case 'known':
      return { value: fact.value };
    case 'denied':
      return { denied: fact.action };
    case 'unknown':
      return { absent: `This is not known, because ${fact.why}.` };
  }
}

/** A sentence as a clause that can follow "because". Names keep their capitals. */
function asClause(sentence: string): string {
  const clause = sentence.replace(/\.$/, '');
  return /^[A-Z][a-z]* /.test(clause) ? `${clause.charAt(0).toLowerCase()}${clause.slice(1)}` : clause;
}
