package main

import "strings"

// style is an attack by a stylesheet.
func style(name, text string) attack {
	return attack{name: "style: " + name, files: map[string][]byte{
		"map.json":  []byte(`{"layers": {"l": {"src": "builtin:countries", "class": "a b c", "attributes": "all"}}}`),
		"style.css": []byte(text),
	}, args: []string{"map.json", "-s", "style.css", "-o", "map.svg"}}
}

func styleAttacks() []attack {
	return []attack{
		style("12k declarations in a rule", "#l {"+many(12_000, "", "x-p%d: 1;")+"}"),
		style("300k declarations in a rule", "#l {"+many(300_000, "", "p%d: 1;")+"}"),
		style("300k equal declarations", "#l {"+strings.Repeat("fill: red;", 300_000)+"}"),
		style("40k rules", many(40_000, "\n", "#l%d { fill: red }")),
		style("40k rules for one layer", many(40_000, "\n", "#l { p%d: red }")),
		style("40k equal rules", strings.Repeat("#l { fill: red }\n", 40_000)),
		style("40k attribute rules", many(40_000, "\n", `#l[NAME="%d"] { fill: red }`)),
		style("100k attributes in a selector", "#l"+many(100_000, "", `[NAME="%d"]`)+"{ fill: red }"),
		style("100k selectors of a rule", many(100_000, ",", "#l")+"{ fill: red; stroke: blue }"),
		style("3k selectors, 3k declarations", many(3000, ",", "#l%d")+"{"+many(3000, "", "p%d: 1;")+"}"),
		style("100k classes in a selector", "#l"+many(100_000, "", ".c%d")+"{ fill: red }"),
		style("500k brackets", "#l { fill: "+strings.Repeat("(", 500_000)+"}"),
		style("500k braces", strings.Repeat("{", 500_000)),
		style("500k media", strings.Repeat("@media {", 60_000)),
		style("1 MB of a value", "#l { fill: "+strings.Repeat("red ", 250_000)+"}"),
		style("5 MB of a comment", "/*"+strings.Repeat("*", 5<<20)+"*/ #l { fill: red }"),
		style("40k unknown properties", "#l {"+many(40_000, "", "fil%d: 1;")+"}"),
		style("500k escapes", "#l { fill: "+strings.Repeat(`\61`, 500_000)+"}"),
		style("an unclosed text", "#l { fill: \""+strings.Repeat("a", 5<<20)),
		style("500k semicolons", "#l {"+strings.Repeat(";", 500_000)+"}"),
		style("500k urls", "#l {"+strings.Repeat("fill:url(x);", 100_000)+"}"),
	}
}
