package batch

import (
	"fmt"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/render"
)

// outputTemplate is the name of a batch's outputs: a folder that all have in
// common, and what varies.
type outputTemplate struct {
	// folder is the part up to the last slash before the first placeholder.
	folder string
	// rest is the part that is filled in.
	rest  []slot
	names []string
	at    mistake.Position
}

// parseOutput divides an output template.
func parseOutput(n *tree.Node) (outputTemplate, error) {
	t := outputTemplate{at: n.At}
	slots, err := splitPlaceholders(strings.ReplaceAll(n.Text, `\`, "/"))
	if err != nil {
		return t, errorAt(n.At, "output: %w", err)
	}
	if first := &slots[0]; !first.isPlaceholder() {
		if cut := strings.LastIndexByte(first.text, '/'); cut >= 0 {
			t.folder, first.text = first.text[:cut+1], first.text[cut+1:]
		}
	}
	for _, s := range slots {
		if s.isPlaceholder() {
			t.names = append(t.names, s.name)
		}
		if s.isPlaceholder() || s.text != "" {
			t.rest = append(t.rest, s)
		}
	}
	if t.folder == "" {
		t.folder = "."
	}
	t.folder = path.Clean(t.folder)
	return t, nil
}

// fill makes the name of a row's map, relative to the output folder. Values
// may not bring folders of their own.
func (t outputTemplate) fill(row *rowData) (string, error) {
	var b strings.Builder
	for _, s := range t.rest {
		if !s.isPlaceholder() {
			b.WriteString(s.text)
			continue
		}
		value := row.look(s.name)
		switch {
		case value == nil:
			return "", fmt.Errorf("nothing is called ${%s}%s", s.name, form.Suggestion(s.name, row.columns.Columns()))
		case !value.IsScalar() || value.Text == "":
			return "", fmt.Errorf("${%s} is %s; the name of a file needs a text or number", s.name, value.Found())
		case strings.ContainsAny(value.Text, `/\`):
			return "", fmt.Errorf("${%s} is %q; folders are made by the template only, so the value may have no slash", s.name, value.Text)
		}
		if b.WriteString(value.Text); b.Len() > maxNameBytes {
			return "", fmt.Errorf("it has more than %d bytes; that is too long for a path", maxNameBytes)
		}
	}
	return b.String(), nil
}

// maxNameBytes is how long a name may be, with its folders.
const maxNameBytes = 4000

// maxNamePart is how long the name of a file or folder may be, in bytes: the
// limit of the usual file systems.
const maxNamePart = 255

// checkOutputName reports why some file system would refuse a name, relative to
// the output folder, or put the file somewhere else.
func checkOutputName(name string) error {
	if len(name) > maxNameBytes {
		return fmt.Errorf("it has %d bytes; that is too long for a path", len(name))
	}
	parts := strings.Split(name, "/")
	for _, part := range parts {
		if err := checkNamePart(part); err != nil {
			return err
		}
	}
	_, err := render.FormatOf(name)
	return err
}

func checkNamePart(part string) error {
	switch {
	case part == "":
		return fmt.Errorf("it has an empty part")
	case part == "." || part == "..":
		return fmt.Errorf("%q leads out of the output folder", part)
	case len(part) > maxNamePart:
		return fmt.Errorf("%q has %d bytes; file systems take %d", tree.Shorten(part, 40), len(part), maxNamePart)
	case strings.ToValidUTF8(part, "") != part:
		return fmt.Errorf("%q is not UTF-8", part)
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, " "):
		return fmt.Errorf("%q begins or ends with a blank or ends with a dot, which Windows drops", part)
	case strings.HasPrefix(strings.ToLower(part), stateFolder):
		return fmt.Errorf("names that begin with %q are kept for the batch itself", stateFolder)
	}
	for _, r := range part {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r) {
			return fmt.Errorf("%q has the character %q, which file systems refuse", part, r)
		}
	}
	base, _, _ := strings.Cut(part, ".")
	if isReservedName(strings.ToUpper(strings.TrimSpace(base))) {
		return fmt.Errorf("the name %q is reserved on Windows", base)
	}
	return nil
}

// isReservedName reports whether Windows takes an upper-case name, with any
// extension, for a device.
func isReservedName(base string) bool {
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, ok := strings.CutPrefix(base, "COM")
	if !ok {
		port, ok = strings.CutPrefix(base, "LPT")
	}
	return ok && strings.Contains("0 1 2 3 4 5 6 7 8 9 ¹ ² ³", port) && port != "" && port != " "
}
