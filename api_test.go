package kartograph

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/golden"
)

// TestGoldenNames compares the exported names of all public packages, with what
// they are, to a list, so that no change of the API goes unseen. With -update the
// list is written anew: look at the difference, and tell it in CHANGELOG.md.
func TestGoldenNames(t *testing.T) {
	var all []string
	for _, dir := range publicPackages(t) {
		all = append(all, exportedNames(t, dir)...)
	}
	golden.Check(t, "testdata/api.txt", []byte(strings.Join(all, "\n")+"\n"))
}

// publicPackages are the folders of the packages that other modules can import.
func publicPackages(t *testing.T) []string {
	found := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch name := d.Name(); {
		case d.IsDir() && (name == "internal" || name == "testdata" || name == "cmd" || name == "docs" || len(name) > 1 && name[0] == '.'):
			return fs.SkipDir
		case filepath.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go"):
			found[filepath.ToSlash(filepath.Dir(path))] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for dir := range found {
		if pkg := parsePackage(t, dir); pkg.Name != "main" {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	return dirs
}

func parsePackage(t *testing.T, dir string) *doc.Package {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	fset := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	pkg, err := doc.NewFromFiles(fset, files, dir)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// exportedNames lists the exported names of a package, a line each.
func exportedNames(t *testing.T, dir string) []string {
	pkg := parsePackage(t, dir)
	var lines []string
	funcs := func(all []*doc.Func) {
		for _, f := range all {
			lines = append(lines, declared(&ast.FuncDecl{Recv: f.Decl.Recv, Name: f.Decl.Name, Type: f.Decl.Type}))
		}
	}
	values := func(kind string, all []*doc.Value) {
		for _, v := range all {
			for _, name := range v.Names {
				if ast.IsExported(name) {
					lines = append(lines, kind+" "+name)
				}
			}
		}
	}
	funcs(pkg.Funcs)
	values("const", pkg.Consts)
	values("var", pkg.Vars)
	for _, typ := range pkg.Types {
		for _, spec := range typ.Decl.Specs {
			lines = append(lines, typeLines(spec.(*ast.TypeSpec))...)
		}
		funcs(typ.Funcs)
		funcs(typ.Methods)
		values("const", typ.Consts)
		values("var", typ.Vars)
	}
	slices.Sort(lines)
	for i := range lines {
		lines[i] = dir + ": " + lines[i]
	}
	return lines
}

// typeLines are a type and its exported fields, a line each.
func typeLines(spec *ast.TypeSpec) []string {
	structure, ok := spec.Type.(*ast.StructType)
	if !ok {
		return []string{strings.Join(strings.Fields("type "+declared(spec)), " ")}
	}
	lines := []string{"type " + spec.Name.Name + " struct"}
	for _, field := range structure.Fields.List {
		if len(field.Names) == 0 {
			lines = append(lines, "type "+spec.Name.Name+" struct, "+declared(field.Type))
		}
		for _, name := range field.Names {
			if name.IsExported() {
				lines = append(lines, "type "+spec.Name.Name+" struct, "+name.Name+" "+declared(field.Type))
			}
		}
	}
	return lines
}

func declared(node any) string {
	var text strings.Builder
	// An empty set of files prints everything in a line where it can.
	if err := printer.Fprint(&text, token.NewFileSet(), node); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(text.String()), " ")
}
