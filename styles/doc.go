// Package styles reads Kartograph stylesheets and says which of their rules
// apply to the elements of a map.
//
// A stylesheet is CSS: rules with comments, comma lists, !important, and a
// cascade by specificity and then by order. The selectors are those that make
// sense on a map, which has layers and features instead of a document tree:
//
//	#countries                 the layer with this id, and its features
//	.land                      every layer of the class, and its features
//	*                          every layer, feature and label
//	area, line, point          every feature that is one
//	svg, :root                 the root element of the document
//	#roads[lanes>2].major      all of them at once
//	#roads [highway=motorway]  as before; a blank before [ means nothing
//	.land:not(.context)        what does not match
//	#countries:hover           what the reader points at
//	@media print { ... }       rules for a medium
//
// Attribute tests look at a feature's attributes:
//
//	[A]        has the attribute      [A^=v]     begins with v
//	[A=v]      equals v               [A|=v]     begins with v
//	[A!=v]     does not equal v       [A$=v]     ends with v
//	[A~=v]     has the word v         [A=|v]     ends with v
//	[A>n] [A>=n] [A<n] [A<=n]         [A*=v]     contains v
//
// Values may be quoted or bare. Where both sides of = or != are numbers they
// are compared as numbers, so that [POP=1.0] matches 1; > and < hold only
// between numbers. An attribute's name is matched as it is written, and
// failing that in lower and in upper case.
//
// Rules of a finished stylesheet (Finished) lie below all others, whatever they
// name.
//
// A style can come from people who are not trusted: a value that would load
// something or run something is left out, with a warning.
package styles
