package spreadsheet

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// xlsx is an Excel file: ECMA-376, part 1, of either conformance class.
type xlsx struct {
	parts fs.FS
	// workbook is the part with the list of sheets.
	workbook string
	from1904 bool
	strings  []string
	formats  []numberFormat
}

// openXLSX reads the list of sheets.
func openXLSX(parts fs.FS) (*book, error) {
	x := &xlsx{parts: parts, workbook: "xl/workbook.xml"}
	if _, byType, err := relations(parts, "_rels/.rels"); err == nil && byType["officeDocument"] != "" {
		x.workbook = byType["officeDocument"]
	}
	targets, byType, err := relations(parts, relationsOf(x.workbook))
	if err != nil {
		return nil, err
	}
	b := &book{parts: parts}
	err = part(parts, x.workbook, func(s *scanner) error {
		return s.elements(func() error {
			switch string(s.name) {
			case "workbookPr":
				x.from1904 = s.flag("date1904")
			case "sheet":
				target, known := targets[string(s.relation())]
				if known && !strings.Contains(target, "chartsheet") && !strings.Contains(target, "dialogsheet") {
					b.sheets = append(b.sheets, sheet{name: string(s.attribute("name")), hidden: strings.Contains(strings.ToLower(string(s.attribute("state"))), "hidden"), part: target})
				}
			}
			return nil
		})
	})
	b.read = func(s sheet, hold func(bytes int64) error) (*grid, error) {
		if err := x.readStrings(byType["sharedStrings"]); err != nil {
			return nil, err
		}
		if err := x.readStyles(byType["styles"]); err != nil {
			return nil, err
		}
		return x.readSheet(s.part, hold)
	}
	return b, err
}

// elements calls handle at each start of an element, to the end of the part.
func (s *scanner) elements(handle func() error) error {
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if t == startTag {
			if err := handle(); err != nil {
				return err
			}
		}
	}
}

// relation is the id of what an element stands for, whose name is in a namespace
// that programs call r, as a rule.
func (s *scanner) relation() []byte {
	if id := s.attributeOf("r", "id"); id != nil {
		return id
	}
	return s.attribute("id")
}

func relationsOf(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}

// maxRelations bounds what a part may refer to.
const maxRelations = 1 << 16

// relations returns what a part refers to, as names of parts: by their ids, and
// by the last word of their types.
func relations(parts fs.FS, name string) (byID, byType map[string]string, err error) {
	byID, byType = map[string]string{}, map[string]string{}
	// The parts that refer to others stand one folder above.
	folder := path.Dir(path.Dir(name))
	err = part(parts, name, func(s *scanner) error {
		return s.elements(func() error {
			if string(s.name) != "Relationship" || string(s.attribute("TargetMode")) == "External" {
				return nil
			}
			target := string(s.attribute("Target"))
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			target = strings.TrimPrefix(path.Clean("/"+target), "/")
			if len(byID) == maxRelations {
				return errors.New("it refers to too many parts")
			}
			byID[string(s.attribute("Id"))] = target
			if kind := path.Base(string(s.attribute("Type"))); byType[kind] == "" {
				byType[kind] = target
			}
			return nil
		})
	})
	return byID, byType, err
}
