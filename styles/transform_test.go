package styles

import "testing"

func TestTransform(t *testing.T) {
	for in, want := range map[string]string{
		"translate(10, 5)":             "translate(10px, 5px)",
		"translate(10 -5.5)":           "translate(10px, -5.5px)",
		"translateX(10)":               "translateX(10px)",
		"translate(0, 3)":              "translate(0, 3px)",
		"translate(10px, 5%)":          "translate(10px, 5%)",
		"rotate(45)":                   "rotate(45deg)",
		"rotate(0.1turn)":              "rotate(0.1turn)",
		"rotate(45, 10, -20)":          "translate(10px, -20px) rotate(45deg) translate(-10px, 20px)",
		"skewX(10),scale(2 3)":         "skewX(10deg) scale(2, 3)",
		"matrix(1 0 0 1 5 6)":          "matrix(1, 0, 0, 1, 5, 6)",
		"translate(calc(1px + 2px),1)": "translate(calc(1px + 2px), 1px)",
		"none":                         "none",
		"var(--a)":                     "var(--a)",
		"var(--a,)":                    "var(--a,)",
		"inherit":                      "inherit",
		"":                             "",
		"translate(":                   "translate(",
	} {
		if got := Transform(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
