package config

import (
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Repeats says what becomes of rows of a table that have a key in common.
type Repeats struct {
	// Rule is empty where such rows are an error.
	Rule Reducer
	// By is the column of Latest and Earliest.
	By string
}

// repeatRules are those that need no column, repeatOrders those that do.
func repeatRules() []Reducer  { return []Reducer{First, Last, Sum, Mean, Min, Max, Count} }
func repeatOrders() []Reducer { return []Reducer{Latest, Earliest} }

// repeatsForm is a word, or a mapping from "latest" or "earliest" to a column.
func repeatsForm() form.Form[Repeats] {
	word, column := form.OneOf(repeatRules()...), form.NonEmpty("a column's name")
	var ordered []any
	for _, name := range repeatOrders() {
		ordered = append(ordered, string(name), column.Schema)
	}
	mapping := form.Facts{Schema: form.Props("type", "object", "minProperties", 1, "maxProperties", 1, "additionalProperties", false,
		"properties", form.Props(ordered...))}
	f := form.Form[Repeats]{Facts: form.Facts{Want: word.Want + `, or {"latest": column} or {"earliest": column}`, Parts: []form.Facts{word.Facts, mapping}}}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (Repeats, bool) {
		if at.Node.Kind == tree.Map {
			return repeatsBy(d, at, f.Want)
		}
		if at.Node.Kind == tree.Text && slices.Contains(repeatOrders(), Reducer(at.Node.Text)) {
			d.Fail(at, "%s needs a column: {%s: \"year\"}", strconv.Quote(at.Node.Text), strconv.Quote(at.Node.Text))
			return Repeats{}, false
		}
		rule, ok := word.Read(d, at)
		return Repeats{Rule: rule}, ok
	}
	f.Check = func(c *form.Checker, path string, r Repeats) {
		all := slices.Concat(repeatRules(), repeatOrders())
		switch {
		case r.Rule != "" && !slices.Contains(all, r.Rule):
			c.Add(path, "unknown rule %q%s", string(r.Rule), form.Suggestion(string(r.Rule), words(all)))
		case slices.Contains(repeatOrders(), r.Rule) != (r.By != ""):
			c.Add(path, "latest and earliest go by a column, other rules do not")
		}
	}
	return f
}

// repeatsBy reads {"latest": column}.
func repeatsBy(d *form.Decoder, at form.Spot, want string) (Repeats, bool) {
	if len(at.Node.Items) != 1 {
		d.Mismatch(at, want)
		return Repeats{}, false
	}
	rule := at.Node.Keys[0].Name
	spot := d.Visit(at, rule, at.Node.Items[0])
	if !slices.Contains(repeatOrders(), Reducer(rule)) {
		d.Fail(spot, "unknown rule %q%s", rule, form.Suggestion(rule, words(repeatOrders())))
		return Repeats{}, false
	}
	by, ok := form.NonEmpty("a column's name").Read(d, spot)
	return Repeats{Rule: Reducer(rule), By: by}, ok
}
