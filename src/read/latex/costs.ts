/**
 * How unlikely each way to read something is, in one table: what is taken unless shapes speak against it costs nothing,
 * a reading costs what its ways and its shapes cost together.
 */
export const COSTS = {
  // Kinds of names.
  capitalAsVector: 0.7,
  capitalAsScalar: 0.9,
  /** Each capital beyond the first that is no matrix. */
  anotherCapital: 1,
  capitalByDoubt: 1,
  smallByDoubt: 0.3,
  familiesOfOneSize: 0.1,
  /** All small letters numbers where nothing in the text is a matrix. */
  numbers: 3,
  // What the value of a whole text is.
  /** A value that is no scalar, where a text is to have one. */
  noScalar: 2,
  /** The same below a fraction of derivatives, which are of anything. */
  noScalarInFraction: 0.5,
  /** A value that is a row, but below a fraction of derivatives. */
  rowValue: 1,
  /** A scalar that is added to every entry of something. */
  broadcast: 0.6,
  /** A scalar that is transposed or paired. */
  formality: 1,
  /** A scalar inverted as a matrix, or multiplied entry by entry with a scalar. */
  scalarAsMatrix: 2,
  // Products and quotients.
  dotProduct: 1,
  dotProductOfCapital: 2,
  crossProduct: 0.2,
  /** A dot product that is written with a cross. */
  dotByCross: 0.5,
  /** The `t` of `\\frac{d}{dt}` and of `\\phi(t)` as a vector. */
  timeAsVector: 0.3,
  /** `y_i` as a number. */
  memberAsScalar: 0.5,
  /** A small letter as a matrix, inside of a trace. */
  tracedAsMatrix: 1,
  quotientOfEntries: 0.5,
  slashOverOneFactor: 1,
  slashOverProduct: 2,
  // Scripts.
  powerOfEntries: 0.5,
  inverseOfEntries: 2,
  inverseInside: 1,
  otherDagger: 2,
  rootOfMatrix: 1.2,
  rootOfCapitalByEntries: 1.5,
  rootInTraceByEntries: 1,
  // Functions.
  functionOfMatrix: 0.5,
  functionByEntries: 0.5,
  functionInTraceByEntries: 1,
  callAsProduct: 3,
  factorAsFunction: 3,
  functionAsFactor: 2,
  byRows: 0.1,
  byColumns: 1.5,
  // Norms and bars.
  normOfMatrix: 0.1,
  normOfCapitalVector: 0.2,
  otherNormOfMatrix: 0.6,
  normOfWeighted: 3,
  barsAsDeterminant: 0.3,
  barsAsAbsolute: 0.5,
  barsAsNorm: 0.6,
  /** `|Ax - b|` is no determinant. */
  barsOfVectorAsDeterminant: 2,
  barsByEntries: 1.5,
  // Indices and constants.
  lessLikelyMember: 0.4,
  /** A number behind a matrix: in `A x_i` stands a vector. */
  entryBehindMatrix: 0.5,
  entryOfCapital: 0.5,
  rowOfFamily: 0.6,
  /** A vector whose letter is one of numbers, as in `\\sigma_i u_i v_i^\\top`. */
  memberOfNumbersLetter: 0.3,
  /** A transpose of a transpose. */
  transposedTwice: 2,
  identityAsName: 3,
  nameAsIdentity: 2,
  statementsLeftOut: 1.5,
  /** Each side between the one taken and the last. */
  earlierSide: 1.5,
} as const
