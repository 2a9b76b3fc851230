package main

import (
	"time"
)

// endless is an attack by an input that does not end; the command gets a signal
// after a while and is to end within a second.
func endless(name string, files map[string][]byte, input string, args ...string) attack {
	return attack{name: "endless: " + name, files: files, input: input, args: args, after: 700 * time.Millisecond}
}

func endlessAttacks() []attack {
	sea := []byte(`{"layers": {"l": {"special": "sea"}}}`)
	of := func(src string) []byte {
		return []byte(`{"layers": {"l": {"src": "builtin:countries", "data": {"src": "` + src + `", "key": "a", "on": "NAME"}}}}`)
	}
	layer := func(src string) []byte { return []byte(`{"layers": {"l": {"src": "` + src + `"}}}`) }
	rows := func(each string) []byte {
		return []byte(`{"output": "${a}.svg", "each": "` + each + `", "map": {"layers": {"l": {"special": "sea"}}}}`)
	}
	all := []attack{
		endless("config from a pipe", map[string][]byte{"map.json": nil}, "", "map.json"),
		endless("config from a silent standard input", nil, "never", "-"),
		endless("config from a slow standard input", nil, "slow", "-"),
		endless("stylesheet from a pipe", map[string][]byte{"map.json": sea, "s.css": nil}, "", "map.json", "-s", "s.css"),
		endless("stylesheet from a silent standard input", map[string][]byte{"map.json": sea}, "never", "map.json", "-s", "-"),
		endless("batch from a pipe", map[string][]byte{"b.json": nil}, "", "batch", "b.json"),
		endless("rows from a pipe", map[string][]byte{"b.json": rows("r.csv"), "r.csv": nil}, "", "batch", "b.json"),
		endless("rows of JSON from a pipe", map[string][]byte{"b.json": rows("r.json"), "r.json": nil}, "", "batch", "b.json"),
		endless("output to a pipe", map[string][]byte{"map.json": sea, "out.svg": nil}, "", "map.json", "-o", "out.svg"),
		endless("preview that does not end", map[string][]byte{"map.json": sea}, "", "map.json", "--preview=yes"),
		endless("points to project", nil, "never", "project", "--to", "robinson"),
		endless("/dev/zero to project", map[string][]byte{}, "zeros", "project", "--to", "robinson"),
	}
	for _, ending := range []string{"geojson", "json", "topojson", "csv", "kml", "kmz", "zip", "shp"} {
		name := "l." + ending
		all = append(all,
			endless("layer from a pipe, "+ending, map[string][]byte{"map.json": layer(name), name: nil}, "", "map.json"),
			endless("info of a pipe, "+ending, map[string][]byte{name: nil}, "", "info", name))
	}
	for _, ending := range []string{"csv", "json", "dbf"} {
		all = append(all, endless("table from a pipe, "+ending, map[string][]byte{"map.json": of("t." + ending), "t." + ending: nil}, "", "map.json"))
	}
	return append(all, zeroAttacks()...)
}

// zeroAttacks read what never ends: the command is to refuse it by itself.
func zeroAttacks() []attack {
	sea := []byte(`{"layers": {"l": {"special": "sea"}}}`)
	zero := []attack{
		{name: "config from zeros", input: "zeros", args: []string{"-"}},
		{name: "config from blanks", input: "blanks", args: []string{"-"}},
		{name: "config from /dev/zero", args: []string{"/dev/zero"}},
		{name: "stylesheet from zeros", files: map[string][]byte{"map.json": sea}, input: "letters", args: []string{"map.json", "-s", "-"}},
		{name: "stylesheet from /dev/zero", files: map[string][]byte{"map.json": sea}, args: []string{"map.json", "-s", "/dev/zero"}},
		{name: "batch from /dev/zero", args: []string{"batch", "/dev/zero"}},
		{name: "info of /dev/zero", args: []string{"info", "/dev/zero"}},
		{name: "layer from /dev/zero", files: map[string][]byte{"map.json": []byte(`{"layers": {"l": {"src": "/dev/zero"}}}`)}, args: []string{"map.json"}},
		{name: "table from /dev/zero", files: map[string][]byte{"map.json": []byte(`{"layers": {"l": {"src": "builtin:land", "data": {"src": "/dev/zero", "key": "a"}}}}`)}, args: []string{"map.json"}},
		{name: "rows from /dev/zero", files: map[string][]byte{"b.json": []byte(`{"output": "${a}.svg", "each": "/dev/zero", "map": {"layers": {"l": {"special": "sea"}}}}`)}, args: []string{"batch", "b.json"}},
		{name: "a config of 17 MB", input: "17 MB of blanks", args: []string{"-"}},
	}
	for i := range zero {
		zero[i].name = "endless: " + zero[i].name
	}
	return zero
}
