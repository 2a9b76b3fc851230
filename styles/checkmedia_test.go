package styles

import (
	"strings"
	"testing"
)

func TestMediaQueries(t *testing.T) {
	for query, want := range map[string]string{
		"print":                        "",
		"screen, print":                "",
		"only screen and (color)":      "",
		"not print":                    "",
		"not all and (monochrome)":     "",
		"not (hover)":                  "",
		"(not (hover)) and (color)":    "",
		"((width) or (hover: none))":   "",
		"(prefers-color-scheme: dark)": "",
		"(PREFERS-COLOR-SCHEME: DARK)": "",
		"(min-width: calc(1px + 2px))": "",
		"(min-width: clamp(1px, 2em * 3, 3px)) and (max-width:0)": "",
		"(100px <= width < 500.5px)":                              "",
		"(width>=30em) and (orientation:landscape)":               "",
		"(min-aspect-ratio: 16/9)":                                "",
		"(aspect-ratio: 16 / 9)":                                  "",
		"(min-resolution: 2dppx)":                                 "",
		"(-webkit-min-device-pixel-ratio: 2)":                     "",
		"(min-color: 8)":                                          "",
		"(prefers-color-scheme: drak)":                            `did you mean "dark"?`,
		"(prefer-color-scheme: dark)":                             `did you mean "prefers-color-scheme"?`,
		"prnt":                                                    `did you mean "print"?`,
		"handheld":                                                "write all, print",
		"(max-width: 500)":                                        "write 500px",
		"(min-width 500px)":                                       "write a colon",
		"(max-width: 500px) and":                                  "something has to follow",
		"(max-widht: 500px)":                                      `did you mean "max-width"?`,
		"(max-width: 500pz)":                                      "no length",
		"(max-width: wide)":                                       "no length",
		"(widht > 500px)":                                         `did you mean "width"?`,
		"(width > 500)":                                           "write 500px",
		"(min-width > 500px)":                                     "is not compared",
		"(hover > none)":                                          "is not compared",
		"(min-hover: none)":                                       `did you mean "any-hover"?`,
		"screen (color)":                                          "write and",
		"screen and color":                                        "in parentheses",
		"(color) (hover)":                                         "where and or or has to",
		"(color) and (hover) or (scan)":                           "beside each other",
		"(min-resolution: 2)":                                     "2dppx",
		"(aspect-ratio: wide)":                                    "16/9",
		"(color: many)":                                           "whole number",
		"()":                                                      "nothing in the parentheses",
		"print,":                                                  "beside a comma",
		"not":                                                     "has to",
		"screen and":                                              "has to follow",
	} {
		s, warnings, err := Parse("t.css", []byte("@media "+query+" { #a { fill: red } }"))
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		text := ""
		for _, w := range warnings {
			text += w.String()
		}
		if want == "" && text != "" || !strings.Contains(text, want) {
			t.Errorf("%s: %q, want %q", query, text, want)
		}
		if len(s.Conditions()) != 1 {
			t.Errorf("%s: the rule is gone", query)
		}
	}
}
