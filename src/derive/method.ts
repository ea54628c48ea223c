/**
 * The laws of the method itself, which are no rules: what a line cites, and what is said of it to whoever asks.
 */
import type { Law } from './trace.ts'

export interface MethodLaw extends Law {
  readonly sentence: string
  /** The law as a formula, where it has one. */
  readonly formula?: string
}

/** By what a line is led to it. */
export const METHOD = {
  collect: law('collect', 'The terms in the differential of one variable are added up.'),
  definition: law('definition', 'A name and what it stands for are put in place of each other.'),
  function: law(
    'function',
    'A call of a function that was defined is what the function is for these arguments.',
  ),
  naming: law('naming', 'What is large and occurs more than once gets a name.'),
  gradient: law('gradient', 'The G with df = G : dX is differentiated in its turn.'),
  direction: law('direction', 'The differential of the variable takes the value of the direction.'),
  identity: law('identity', 'The differential of the variable is itself.'),
  constant: law('constant', 'What no variable is part of does not move.', 'd(A) = 0', 'Petersen2012 (33)'),
  identification: law(
    'identification',
    'J is the Jacobian where vec(dF) = J*vec(dX).',
    'd vec(F) = J*d vec(X)',
    'MagnusNeudecker2019, ch. 9',
  ),
  part: law(
    'symmetric-part',
    'Of a matrix that moves out of the symmetric ones the symmetric part is meant.',
  ),
  expansion: law(
    'expansion',
    'The value, its differential and half of its second differential along the increments make up the expansion.',
    'F + dF + d(dF)/2',
    'MagnusNeudecker2019, ch. 6',
  ),
  determinant: law(
    'jacobian-determinant',
    'The determinant of a map is that of its partial derivatives in the free entries of both sides.',
    'log(abs(det(J)))',
    'MagnusNeudecker2019, ch. 9',
  ),
  propagation: law(
    'propagation',
    "What moves by J times an error of covariance V has the covariance J*V*J'; those of independent errors are added.",
    "J*V*J'",
  ),
  stationary: law('stationary', 'The gradient is zero; what has the unknown stands on the left.'),
  lagrangian: law(
    'lagrangian',
    'What is to be zero is added, each equation with a multiplier before it.',
    'L = f + Λ : (A*X - B)',
    'Boyd2004, sec. 5.5',
  ),
  augmented: law(
    'augmented-lagrangian',
    'Half the square of what the constraints say to be zero is added: where they hold it is zero, and so is its gradient.',
    'L + norm2(A*x - b)^2/2',
    'NocedalWright2006, sec. 17.3',
  ),
  multiplied: law('multiplied', 'Both sides of an equation are multiplied by what is invertible.'),
  substituted: law('substituted', 'What is known of one unknown is put into what is known of another.'),
  inverted: law('inverted', 'What the inverse of the unknown is determines the unknown.', 'inv(inv(X)) = X'),
  structure: law('free-entries', 'A matrix of a subspace is determined by its free entries.'),
  higher: law('higher-derivative', 'The derivative of a derivative is worked out by the rules.'),
} as const

function law(name: string, sentence: string, formula?: string, source = 'definition'): MethodLaw {
  return { name, sentence, formula, source }
}
