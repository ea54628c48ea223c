/**
 * The commands of LaTeX by what is done with them, in tables: what only spaces or decorates, fonts and accents, the
 * signs of operators. Owns no order of tokens.
 */
const words = (text: string): string[] => text.split(' ')

/** Commands that say nothing. */
export const DROPPED: ReadonlySet<string> = new Set([
  ...words('quad qquad displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag'),
  ...words(
    'thinspace medspace thickspace negthinspace middle mathstrut strut ensuremath noindent centering null',
  ),
  ...words('bigl bigr bigm big Bigl Bigr Bigm Big biggl biggr biggm bigg Biggl Biggr Biggm Bigg allowbreak'),
  ...words('tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge'),
  ...words(', ; : ! > / @ [ ] ( ) rm bf it sf tt cal mit boldmath unboldmath protect relax'),
  ' ',
  '\n',
  '\r\n',
])

/** Commands that say nothing with so many arguments. */
export const DROPPED_WITH: ReadonlyMap<string, number> = new Map([
  ...words('tag label hspace vspace phantom hphantom vphantom color eqref ref cite footnote mspace').map(
    (name) => [name, 1] as const,
  ),
  ['rule', 2],
])

/** Commands that say nothing with a length behind them. */
export const DROPPED_WITH_LENGTH: ReadonlySet<string> = new Set(words('kern mkern hskip mskip'))

/** Fonts that last to the end of their group. */
export const LASTING: ReadonlyMap<string, string> = new Map([
  ['rm', 'upright'],
  ['bf', 'bold'],
  ['cal', 'script'],
])

/** Commands around an argument that is what they mean. */
export const TRANSPARENT: ReadonlySet<string> = new Set(
  words(
    'boxed mathop mathrel mathbin mathord mathopen mathclose mathpunct mathinner smash fbox mbox0 cancel underline',
  ),
)

/** Of two arguments the second is meant. */
export const SECOND_OF_TWO: ReadonlySet<string> = new Set(
  words('overset stackrel textcolor colorbox raisebox'),
)

/** What is written above or below stands for nothing. */
export const BRACED: ReadonlySet<string> = new Set(words('overbrace underbrace underbracket overbracket'))

/** Fonts by what letters in them usually are. */
export const FONTS: ReadonlyMap<string, string> = new Map([
  ...words('mathbf bm boldsymbol pmb vec bold symbf mathbfit vectorbold vb').map(
    (name) => [name, 'bold'] as const,
  ),
  ...words('mathcal mathscr mathfrak mathbb').map(
    (name) => [name, name === 'mathbb' ? 'board' : 'script'] as const,
  ),
  ...words('mathrm mathsf mathtt mathit mathnormal symrm').map((name) => [name, 'upright'] as const),
])

/** Text of words. */
export const TEXTS: ReadonlySet<string> = new Set(
  words(
    'text mbox textrm textbf textit textsf texttt textnormal operatorname operatornamewithlimits hbox textsc',
  ),
)

export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ...words('hat tilde bar dot ddot check breve acute grave mathring').map((name) => [name, name] as const),
  ['widehat', 'hat'],
  ['widetilde', 'tilde'],
  ['overline', 'bar'],
])

/** Names of letters, by the names that they have here. */
export const LETTERS: ReadonlyMap<string, string> = new Map([
  ...words(
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon',
  ).map((name) => [name, name] as const),
  ...words('phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega').map(
    (name) => [name, name] as const,
  ),
  ...words('epsilon theta pi rho sigma phi').map((name) => [`var${name}`, name] as const),
  ...words('Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega').map(
    (name) => [`var${name}`, name] as const,
  ),
  ['ell', 'ell'],
  ['varkappa', 'kappa'],
  ['imath', 'i'],
  ['jmath', 'j'],
])

/** Operators between factors by their spelling here. */
export const PRODUCTS: ReadonlyMap<string, string> = new Map([
  ['cdot', '*'],
  ['times', '*'],
  ['ast', '*'],
  ['bullet', '*'],
  ['*', '*'],
])

/** Operators that bind less tightly than what stands side by side. */
export const ENTRYWISE: ReadonlyMap<string, string> = new Map([
  ['circ', '.*'],
  ['odot', '.*'],
  ['oslash', './'],
  ['otimes', '⊗'],
])

export const EQUALS: ReadonlySet<string> = new Set(
  words('= triangleq equiv coloneqq coloneq doteq stackreleq eqqcolon eqdef defeq Coloneqq'),
)

/** Environments that align equations. */
export const ALIGNING: ReadonlySet<string> = new Set(
  words(
    'equation align aligned alignat alignedat gather gathered split eqnarray multline displaymath math flalign cases0',
  ),
)

export const MATRICES: ReadonlyMap<string, string> = new Map([
  ['matrix', ''],
  ['pmatrix', '('],
  ['bmatrix', '['],
  ['Bmatrix', '{'],
  ['smallmatrix', ''],
  ['psmallmatrix', '('],
  ['bsmallmatrix', '['],
  ['vmatrix', '|'],
  ['array', ''],
])

/** Brackets by what closes them. */
export const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['lbrace', 'rbrace'],
  ['lparen', 'rparen'],
  ['lbrack', 'rbrack'],
  ['langle', 'rangle'],
  ['lvert', 'rvert'],
  ['lVert', 'rVert'],
])

/** What is true of nothing here, by why. */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  ['int', 'integrals are not in the language'],
  ['oint', 'integrals are not in the language'],
  ['iint', 'integrals are not in the language'],
  ['lim', 'limits are not in the language'],
  ['binom', 'binomial coefficients are not in the language'],
  ['pm', 'a sign that is two signs is no expression'],
  ['mp', 'a sign that is two signs is no expression'],
  ['forall', 'quantifiers are not in the language'],
  ['exists', 'quantifiers are not in the language'],
  ['Pr', 'probabilities are not in the language'],
  ['cup', 'sets are not in the language'],
  ['cap', 'sets are not in the language'],
  ['sup', 'suprema are not in the language'],
  ['inf', 'infima are not in the language'],
  ['ldots', 'dots stand for what is left out; write a sum'],
  ['cdots', 'dots stand for what is left out; write a sum'],
  ['dots', 'dots stand for what is left out; write a sum'],
  ['vdots', 'dots stand for what is left out; write a sum'],
  ['ddots', 'dots stand for what is left out; write a sum'],
])
