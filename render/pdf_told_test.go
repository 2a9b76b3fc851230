package render

import (
	"regexp"
	"strings"
	"testing"
)

// Texts with letters that cannot be drawn are counted, each once, and their letters named once.
func TestPDFCountsTextsOfMissingLetters(t *testing.T) {
	s := pdfScene(Mark{Form: Text{X: 10, Y: 50, Lines: []string{"\u6771\u6771\u4eac"}}}, Mark{Form: Text{X: 10, Y: 50, Lines: []string{"\u6771\u6771\u4eac"}}}, Mark{Form: Text{X: 10, Y: 20, Lines: []string{"\u0e44"}}})
	s.Groups[0].Style = style("fill", "#000", "stroke", "#fff", "paint-order", "stroke")
	_, stats := drawnPDF(t, s)
	told := strings.Join(stats.Passed, "\n")
	if !strings.Contains(told, "letters that no font here can draw, in 2 texts: \u0e44\u4eac\u6771; ") || !strings.Contains(told, "Noto Sans SC") || !strings.Contains(told, "Noto Sans Thai") {
		t.Error(told)
	}
}

// What stands above the map is read before it, though it is drawn after it.
func TestPDFReadingOrder(t *testing.T) {
	s := pdfScene(Mark{Form: Rectangle(1, 1, 5, 5)})
	for _, id := range []string{"note", "subtitle", "title", "source"} {
		s.Groups = append(s.Groups, Group{ID: id, Part: PartFurniture, Style: style("fill", "#000", "stroke", "none", "font-size", "10px"), Marks: []Mark{{Form: Text{X: 5, Y: 20, Lines: []string{id}}}}})
	}
	got, _ := drawnPDF(t, s)
	roles := map[string]string{}
	for _, found := range regexp.MustCompile(`(\d+) 0 obj\s*<</Type/StructElem/S/(H1|P|Figure)`).FindAllStringSubmatch(got, -1) {
		roles[found[1]+" 0 R"] = found[2]
	}
	kids := regexp.MustCompile(`/S/Document/P \d+ 0 R/K\[([^\]]*)\]`).FindStringSubmatch(got)
	if kids == nil {
		t.Fatalf("no structure in\n%s", got)
	}
	var order []string
	for _, ref := range regexp.MustCompile(`\d+ 0 R`).FindAllString(kids[1], -1) {
		order = append(order, roles[ref])
	}
	if read := strings.Join(order, " "); read != "H1 P Figure P P" {
		t.Errorf("read in the order %s", read)
	}
}
