// Command program does what the runtime needs its tables for: it unwinds stacks to
// recover, to grow them and to collect garbage, and calls by reflection.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
)

type guard struct{ told []string }

func (g *guard) note() {
	if v := recover(); v != nil {
		g.told = append(g.told, fmt.Sprint("recovered ", v))
	}
}

func (g *guard) try(f func()) {
	defer g.note()
	f()
}

// deep grows the stack, with garbage on each level.
func deep(n int) int {
	if n == 0 {
		runtime.GC()
		return 0
	}
	kept := make([]int, 8)
	kept[n%8] = n
	return deep(n-1) + kept[n%8] - n + 1
}

func main() {
	g := &guard{}
	g.try(func() { panic("a text") })
	g.try(func() { var list []int; _ = list[3:][len(g.told)] })
	g.try(func() { panic(errors.New("an error")) })
	fmt.Println(g.told)
	done := make(chan int)
	for i := range 4 {
		go func() { done <- deep(500 * (i + 1)) }()
	}
	sum := 0
	for range 4 {
		sum += <-done
	}
	fmt.Println(sum)
	add := reflect.MakeFunc(reflect.TypeFor[func(int, int) int](), func(args []reflect.Value) []reflect.Value {
		runtime.GC()
		return []reflect.Value{reflect.ValueOf(int(args[0].Int() + args[1].Int()))}
	}).Interface().(func(int, int) int)
	fmt.Println(add(2, 3), reflect.ValueOf(g).Type(), reflect.ValueOf(deep).Call([]reflect.Value{reflect.ValueOf(10)})[0])
}
