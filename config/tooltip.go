package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers/expression"
)

// Tooltip is what is told of a layer's features where they are pointed at, and what
// screen readers call them.
type Tooltip struct {
	// Template makes the text: the name in the first line, more in others. Parse
	// gives it the config's language.
	Template *expression.Expression
	// Off lets nobody point at the layer's features.
	Off bool
}

// tooltipKey is the key of a layer's tooltips.
func tooltipKey() form.Key[Layer] {
	text := form.Convert(form.Template(),
		func(e *expression.Expression) *Tooltip { return &Tooltip{Template: e} },
		func(t *Tooltip) *expression.Expression {
			if t == nil {
				return nil
			}
			return t.Template
		})
	return form.Bind("tooltip", form.OrElse(text, map[string]*Tooltip{"false": {Off: true}}),
		form.About("What is told of a feature: its name in the first line, more in others, with columns or [expressions](expressions.md#templates) in braces. In SVG it "+
			"is the feature's `<title>`, in a [page](page.md) it stands beside the pointer. `false` keeps the layer of a page from being pointed at.",
			"(in pages the feature's attributes)", `"{NAME}\\n{POP_EST:,.0f} people"`),
		func(l *Layer) **Tooltip { return &l.Tooltip })
}
