/**
 * What is wrong with the names of a problem: definitions and declarations.
 */

import { didYouMean, GradusError, type Span } from './error.ts'

/** A definition or declaration of a name that has its meaning already. */
export const reservedName = (span: Span, name: string): GradusError =>
  new GradusError('reserved-name', `${name} is reserved and cannot name anything else.`, span)

export const duplicateDefinition = (span: Span, name: string): GradusError =>
  new GradusError('duplicate-definition', `${name} is defined twice.`, span)

export const usedBeforeDefinition = (span: Span, name: string): GradusError =>
  new GradusError(
    'used-before-definition',
    `${name} is used before it is defined.`,
    span,
    'Definitions may use earlier ones only.',
  )

export const selfReference = (span: Span, name: string): GradusError =>
  new GradusError('self-reference', `the definition of ${name} uses ${name} itself.`, span)

export const shadowsFunction = (span: Span, name: string): GradusError =>
  new GradusError('shadows-function', `${name} is a function, so a definition needs another name.`, span)

export const definitionIsDimension = (span: Span, name: string): GradusError =>
  new GradusError('shadows-dimension', `${name} is a dimension, so a definition needs another name.`, span)

export const definitionDeclared = (span: Span, name: string): GradusError =>
  new GradusError(
    'definition-declared',
    `${name} is defined, so what it is follows from its definition.`,
    span,
  )

export const variableIsDimension = (span: Span, name: string): GradusError =>
  new GradusError('name-clash', `${name} cannot be both a variable and a dimension.`, span)

export const duplicateDeclaration = (span: Span, name: string): GradusError =>
  new GradusError('duplicate-declaration', `the shape of ${name} is declared twice.`, span)

export const unusedDeclaration = (span: Span, name: string, nearest?: string): GradusError =>
  new GradusError('unused-declaration', `the problem has no ${name}.`, span, didYouMean(nearest))

export const unknownProperty = (span: Span, word: string, nearest?: string): GradusError =>
  new GradusError('unknown-property', `${word} is no property.`, span, didYouMean(nearest))
