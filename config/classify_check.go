package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/render/patterns"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// classes examines the scales of a layer.
func (c *references) classes(at string, l *Layer) {
	decided := map[string]bool{}
	for i := range l.Classify {
		path := form.JoinPath(at, "classify")
		if len(l.Classify) > 1 || c.Given(path+form.Entry(i)) {
			path += form.Entry(i)
		}
		s := &l.Classify[i]
		property := s.Property
		if property == "" {
			property = scale.Fill
		}
		if decided[property.CSS()] {
			c.Add(path, "there are two scales for %s; want one for each property", property.CSS())
		}
		decided[property.CSS()] = true
		c.scaleValues(path, s)
		c.scaleLooks(path, s, property)
	}
}

// scaleValues examines which values a scale has, and how they are divided.
func (c *references) scaleValues(path string, s *Classify) {
	method := s.MethodAsked()
	switch n := len(s.By); {
	case n == 0:
		return // told by the form
	case method == scale.Bivariate && n != 2:
		c.Add(form.JoinPath(path, "by"), "a bivariate scale has two values; want a list of two columns or expressions")
	case method != scale.Bivariate && n != 1:
		c.Add(form.JoinPath(path, "by"), "a scale of the method %q has one value; two are for %q", method, scale.Bivariate)
	}
	at := form.JoinPath(path, "breaks")
	for _, breaks := range [][]float64{s.Breaks, s.Second} {
		for i := 1; i < len(breaks); i++ {
			if !(breaks[i] > breaks[i-1]) {
				c.Add(at, "breaks ascend, and %v is followed by %v", breaks[i-1], breaks[i])
				break
			}
		}
	}
	switch {
	case method == scale.Bivariate && (len(s.Breaks) > 0) != (len(s.Second) > 0):
		c.Add(at, "a bivariate scale has two lists of breaks, [[10, 20], [1, 5]], or none, for quantiles")
	case method == scale.Bivariate:
	case len(s.Second) > 0:
		c.Add(at, "two lists of breaks are for the method %q, and this is %q", scale.Bivariate, method)
	case len(s.Breaks) == 0 && method == scale.Threshold:
		c.Add(path, "the method %q needs \"breaks\", the numbers where a class ends and the next begins", method)
	case len(s.Breaks) > 0 && method != scale.Threshold && method != scale.Continuous:
		c.Add(at, "the method %q finds its breaks; want %q, or no method, for breaks of your own", method, scale.Threshold)
	case len(s.Breaks) == 1 && method == scale.Continuous:
		c.Add(at, "a continuous scale goes between two breaks at least")
	}
	c.noEffect(path, "it belongs to the method "+string(classes.MeanDeviation), idle{"deviations", s.Deviations != 0 && method != classes.MeanDeviation}, idle{"centred", s.Centred && method != classes.MeanDeviation})
	c.noEffect(path, "as many classes as breaks make are there", idle{"classes", s.Classes > 0 && len(s.Second) > 0})
	fixed := slices.Contains([]classes.Method{classes.MeanDeviation, classes.Q6, scale.Threshold, scale.Continuous, scale.Area, scale.Linear}, method)
	c.noEffect(path, "the method "+string(method)+" has a number of classes of its own, or none", idle{"classes", s.Classes > 0 && fixed})
	c.noEffect(path, "the method "+string(method)+" has no domain", idle{"domain", s.Domain != nil && (method == scale.Category || method == scale.Bivariate)})
}

// scaleLooks examines what a scale is drawn with.
func (c *references) scaleLooks(path string, s *Classify, property scale.Property) {
	names := patterns.Names(patterns.All(c.config.Patterns))
	for i, look := range s.Looks.Own {
		entry := form.Entry(i)
		if look.Of != "" {
			entry = "." + look.Of
		}
		c.look(form.JoinPath(path, "palette")+entry, look.Value, property, names)
	}
	if s.Missing != "" {
		c.look(form.JoinPath(path, "missing"), s.Missing, property, names)
	}
	c.noEffect(path, "it belongs to sizes: the properties r, stroke-width and opacity", idle{"min", s.Min != nil && !property.Sized()}, idle{"max", s.Max != nil && !property.Sized()})
	c.noEffect(path, "sizes have no palette of a name", idle{"palette", s.Looks.Palette != "" && property.Sized()})
	c.noEffect(path, "sizes that stand to each other as the values do have no palette", idle{"palette", len(s.Looks.Own) > 0 && (s.Method == scale.Area || s.Method == scale.Linear)})
}

// look examines a colour, a size or the name of a pattern.
func (c *references) look(path, value string, property scale.Property, names []string) {
	if property != scale.Stroke && slices.Contains(names, value) && !property.Sized() {
		return
	}
	if why := styles.WrongValue(property.CSS(), value); why != "" {
		hint := ""
		if !property.Sized() {
			hint = nearest.Hint(value, names)
		}
		c.Add(path, "%s%s", why, hint)
	}
}
