package scale

// Common is what the scales of several maps have in common, so that a value has the same
// look on all. It is plain data.
type Common struct {
	// Domain is the least and the largest value of all.
	Domain [2]float64 `json:"domain"`
	// Breaks are the ends of classes, and Second those of the second value of a bivariate
	// scale; empty where there are none.
	Breaks []float64 `json:"breaks,omitempty"`
	Second []float64 `json:"second,omitempty"`
	// Categories have classes of their own; Others says that more categories have one
	// together.
	Categories []string `json:"categories,omitempty"`
	Others     bool     `json:"others,omitempty"`
}

// Gather is what the scales of several maps have in common whose values are all of these.
func Gather(spec Spec, data []Datum) (*Common, error) {
	spec.Common = nil
	s, _, err := Make(spec, data)
	if err != nil {
		return nil, err
	}
	c := &Common{Domain: s.Domain, Breaks: s.Breaks}
	if s.Second != nil {
		c.Second = s.Second.Breaks
	}
	for _, class := range s.Classes {
		if class.Others {
			c.Others = true
		} else if class.Category != "" {
			c.Categories = append(c.Categories, class.Category)
		}
	}
	return c, nil
}
