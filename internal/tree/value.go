package tree

import (
	"encoding/json"
	"strconv"
	"strings"
)

// AsSwitch returns the boolean that n is or spells.
func (n *Node) AsSwitch() (on, ok bool) {
	switch n.Kind {
	case Bool, Number:
		return n.Number != 0, n.Number == 0 || n.Number == 1
	case Text:
		switch strings.ToLower(strings.TrimSpace(n.Text)) {
		case "true", "yes", "on", "1":
			return true, true
		case "false", "no", "off", "0":
			return false, true
		}
	}
	return false, false
}

// AsNumber returns the number that n is or, as a text, spells.
func (n *Node) AsNumber() (float64, bool) {
	switch n.Kind {
	case Number:
		return n.Number, true
	case Text:
		return ParseNumber(strings.TrimSpace(n.Text))
	}
	return 0, false
}

// ParseNumber reads a decimal number: no infinities, NaN, hexadecimals or
// underscores.
func ParseNumber(s string) (float64, bool) {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// PlainValue is n as plain data: []any, map[string]any, string, bool, nil and
// json.Number, which keeps all digits.
func (n *Node) PlainValue() any {
	switch n.Kind {
	case Bool:
		return n.Number != 0
	case Number:
		if isJSONNumber(n.Text) {
			return json.Number(n.Text)
		}
		return n.Number
	case Text:
		return n.Text
	case List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = item.PlainValue()
		}
		return list
	case Map:
		m := make(map[string]any, len(n.Keys))
		for i, k := range n.Keys {
			m[k.Name] = n.Items[i].PlainValue()
		}
		return m
	}
	return nil
}
