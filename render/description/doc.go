// Package description says in words what a map shows, for those who do not see it: how
// it is projected, which layers it has, how many features these have, the range of
// their values and which of them have the lowest and the highest.
//
// It speaks the languages that pages speak, in sentences without plurals, which are
// many in some of them.
package description
