package form

import (
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/expression"
)

// Expression is the form of an expression on a feature's columns. The syntax is
// the expression package's own; here mistakes get their places.
func Expression() Form[*expression.Expression] {
	return expressionForm("an expression", expression.Parse)
}

// Template is the form of a text with expressions in braces.
func Template() Form[*expression.Expression] {
	return expressionForm("a text with columns in {braces}", expression.ParseTemplate)
}

func expressionForm(want string, parse func(string, expression.Options) (*expression.Expression, error)) Form[*expression.Expression] {
	f := Form[*expression.Expression]{Facts: Facts{Want: want, Schema: Props("type", "string", "minLength", 1)}}
	f.Read = func(d *Decoder, at Spot) (*expression.Expression, bool) {
		if at.Node.Kind != tree.Text && at.Node.Kind != tree.Number {
			d.Mismatch(at, f.Want)
			return nil, false
		}
		return readExpression(d, at, parse)
	}
	return f
}

// readExpression reads an expression of some sort from a text.
func readExpression(d *Decoder, at Spot, read func(string, expression.Options) (*expression.Expression, error)) (*expression.Expression, bool) {
	e, err := read(at.Node.Text, expression.Options{})
	if err != nil {
		d.Fail(at, "%w", err)
		return nil, false
	}
	return e, true
}
