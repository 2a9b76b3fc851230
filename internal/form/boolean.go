package form

// Boolean is the form of true and false, also written 1 and 0, "yes" and "no".
func Boolean() Form[bool] {
	f := Form[bool]{Facts: Facts{Want: "true or false", Def: "boolean", Schema: Props(
		"type", []any{"boolean", "integer", "string"}, "minimum", 0, "maximum", 1,
		"pattern", "^ *([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|1|0) *$",
	)}}
	f.Read = func(d *Decoder, at Spot) (bool, bool) {
		if b, ok := at.Node.AsSwitch(); ok {
			return b, true
		}
		d.Mismatch(at, f.Want)
		return false, false
	}
	return f
}

// Inverted reads a boolean whose field has the opposite meaning, so that the
// field's zero value is the default.
func Inverted() Form[bool] {
	f := Boolean()
	read := f.Read
	f.Read = func(d *Decoder, at Spot) (bool, bool) {
		b, ok := read(d, at)
		return !b, ok
	}
	return f
}
