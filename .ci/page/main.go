// Command page makes what pages carry out of their sources: the programs and styles
// of render/page/src, bundled and minified, into render/page/dist. Without an argument it
// writes them; with -check it only compares.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	check := flag.Bool("check", false, "write nothing, tell what is not up to date")
	flag.Parse()
	if err := run(filepath.Join("..", "..", "render", "page"), *check); err != nil {
		fmt.Fprintln(os.Stderr, "page:", err)
		os.Exit(1)
	}
}

// target is how old a browser may be.
const target = api.ES2022

func run(room string, check bool) error {
	src := filepath.Join(room, "src")
	made := map[string][]byte{}
	for _, f := range []struct {
		entry, to string
		format    api.Format
	}{
		{"page.js", "page.js", api.FormatIIFE},
		{"kartograph.js", "kartograph.js", api.FormatESModule},
		{"element.js", "element.js", api.FormatESModule},
		{"projections/_index.js", "projections.js", api.FormatESModule},
		{"page.css", "page.css", api.FormatDefault},
		{"dark.css", "dark.css", api.FormatDefault},
	} {
		text, err := bundle(api.BuildOptions{EntryPoints: []string{filepath.Join(src, f.entry)}, Format: f.format})
		if err != nil {
			return err
		}
		made[f.to] = text
	}
	formulas, err := projections(filepath.Join(src, "projections"))
	if err != nil {
		return err
	}
	made["projections.json"] = formulas
	if made["sources.sum"], err = sources(src); err != nil {
		return err
	}
	for name, text := range made {
		if err := put(filepath.Join(room, "dist", name), text, check); err != nil {
			return err
		}
	}
	return nil
}

// mangled are the short names of what no page uses, the same in all programs, as one
// gives the other what has them.
func mangled() map[string]any {
	names := map[string]any{}
	for i, name := range []string{"along", "column", "columns", "dragged", "emit", "focused", "group", "list", "now", "nth", "numbers", "place", "point", "reveal", "rows", "said", "tell", "own", "write"} {
		names[name] = "itslcpuhgwbq_jzvomNT"[i : i+1]
	}
	return names
}

// sources is a sum of all that was made from, by which a test without esbuild tells
// that the rest is up to date.
func sources(src string) ([]byte, error) {
	sum := sha256.New()
	err := filepath.WalkDir(src, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		at, err := filepath.Rel(src, name)
		fmt.Fprintf(sum, "%s %d\n%s\n", filepath.ToSlash(at), len(text), text)
		return err
	})
	return fmt.Appendf(nil, "%x\n", sum.Sum(nil)), err
}

// put writes a file, or compares it.
func put(name string, text []byte, check bool) error {
	if !check {
		return os.WriteFile(name, text, 0o644)
	}
	if old, err := os.ReadFile(name); err != nil || !bytes.Equal(old, text) {
		return fmt.Errorf("%s is not up to date: go run . in .ci/page", name)
	}
	return nil
}

// bundle makes one minified text of an entry and what it imports.
func bundle(o api.BuildOptions) ([]byte, error) {
	o.Bundle, o.MinifyWhitespace, o.MinifyIdentifiers, o.MinifySyntax = true, true, true, true
	o.External = []string{"./kartograph.js"}
	// Names of the programs' own, which no page uses.
	o.MangleProps = "^(" + strings.Join(slices.Sorted(maps.Keys(mangled())), "|") + ")$"
	o.MangleCache = mangled()
	o.Target, o.Charset, o.LegalComments = target, api.CharsetUTF8, api.LegalCommentsNone
	result := api.Build(o)
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("%s", strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	return result.OutputFiles[0].Contents, nil
}

// exported finds the names that the projections' index exports.
var exported = regexp.MustCompile(`(?m)^export (?:const|function) (\w+)`)

// projections are the formulas each for itself, as a program that puts it into
// kgFormulas, so that a page carries its own map's only.
func projections(folder string) ([]byte, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.js"))
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "_") {
			continue // what formulas have in common
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, m := range exported.FindAllStringSubmatch(string(text), -1) {
			entry := fmt.Sprintf("import { %s } from './%s';\nkgFormulas.%s = %s;", m[1], filepath.Base(file), m[1], m[1])
			code, err := bundle(api.BuildOptions{
				Stdin:  &api.StdinOptions{Contents: entry, ResolveDir: folder, Sourcefile: m[1] + ".js"},
				Format: api.FormatIIFE,
			})
			if err != nil {
				return nil, err
			}
			all[m[1]] = strings.TrimSpace(string(code))
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err = e.Encode(all)
	return b.Bytes(), err
}
