package styles

// Property is one declaration of a stylesheet, for example fill: #fff.
type Property struct {
	Name  string
	Value string
}

// Style is what the cascade gave for one element: each property once, sorted
// by name.
type Style []Property

// Element is what a selector can see of a layer, a feature or a label.
type Element struct {
	// ID is the layer's id (for labels: the layer's id with "-label").
	ID string
	// Classes are the element's classes in order.
	Classes []string
	// Attribute returns the text of a feature's attribute, and whether the
	// feature has it; nil for elements without attributes.
	Attribute func(name string) (value string, ok bool)
}
