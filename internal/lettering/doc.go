// Package lettering has what the labels of a layer are as configs and stylesheets put
// it: the column of their texts, their font, where they may stand, what is done by hand;
// and what became of them. Package render/label places them.
package lettering
