package styles

import "testing"

// TestWrongValue takes what stylesheets take, and nothing that would be more than a value.
func TestWrongValue(t *testing.T) {
	for _, value := range []string{"#fff", "red", "rgb(1 2 3)", "none", "url(#hatch)", "oklch(0.7 0.1 30)", "currentColor"} {
		if why := WrongValue("fill", value); why != "" {
			t.Errorf("%s: %s", value, why)
		}
	}
	for _, value := range []string{"", "#zz", "redd", "red; stroke: blue", "red } * { fill: blue", "url(http://x/y)", "red /* */", "var(", "12", "\xff", "red !important"} {
		if WrongValue("fill", value) == "" {
			t.Errorf("%q is right", value)
		}
	}
	if why := WrongValue("r", "3"); why != "" {
		t.Error(why)
	}
	if WrongValue("r", "big") == "" {
		t.Error("r: big is right")
	}
}
