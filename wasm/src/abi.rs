//! The boundary: numbers and bytes. The only unsafe code is here.
//!
//! The host asks for room with `begin` (and `more`), writes a request in UTF-8,
//! and calls a function with its length. The function gives the address of
//! five words: whether the reply is good, the address and length of its text,
//! the address and length of its index. A reply stays until the next call.
//! After a trap the host reads the panic's text and throws the instance away.

#![allow(unsafe_code)]

use std::cell::RefCell;

use crate::wire::reply::Reply;
use crate::wire::{canonical, request};

struct State {
    request: Vec<u8>,
    reply: Reply,
    result: [u32; 5],
    panic: String,
}

thread_local! {
    static STATE: RefCell<State> = const {
        RefCell::new(State {
            request: Vec::new(),
            reply: Reply { good: true, text: String::new(), index: Vec::new() },
            result: [0; 5],
            panic: String::new(),
        })
    };
}

/// The version of the wire, as the name of an export.
#[unsafe(no_mangle)]
pub extern "C" fn athanor_wire_1() {}

/// Room for a request of `length` bytes; what was replied before is gone.
#[unsafe(no_mangle)]
pub extern "C" fn begin(length: usize) -> *mut u8 {
    std::panic::set_hook(Box::new(|panic| {
        let text = panic.to_string();
        let _ = STATE.try_with(|state| {
            if let Ok(mut state) = state.try_borrow_mut() {
                state.panic = text;
            }
        });
    }));
    STATE.with_borrow_mut(|state| {
        state.reply = Reply::json(String::new());
        state.request.clear();
        state.request.resize(length, 0);
        state.request.as_mut_ptr()
    })
}

/// Room for `length` bytes in all, of which the first ones are kept.
#[unsafe(no_mangle)]
pub extern "C" fn more(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.request.resize(length, 0);
        state.request.as_mut_ptr()
    })
}

fn call(length: usize, function: impl FnOnce(&str) -> Reply) -> *const u32 {
    let mut request = STATE.with_borrow_mut(|state| std::mem::take(&mut state.request));
    request.truncate(length);
    let reply = match std::str::from_utf8(&request) {
        Ok(text) => function(text),
        Err(_) => function(""),
    };
    drop(request);
    STATE.with_borrow_mut(|state| {
        state.result = [
            u32::from(reply.good),
            reply.text.as_ptr() as usize as u32,
            reply.text.len() as u32,
            reply.index.as_ptr() as usize as u32,
            reply.index.len() as u32,
        ];
        state.reply = reply;
        state.result.as_ptr()
    })
}

/// Statements for the batch in the request.
#[unsafe(no_mangle)]
pub extern "C" fn render(length: usize) -> *const u32 {
    call(length, request::render)
}

/// The facts of a dialect.
#[unsafe(no_mangle)]
pub extern "C" fn describe(length: usize) -> *const u32 {
    call(length, request::describe)
}

/// The statements of an SQL text.
#[unsafe(no_mangle)]
pub extern "C" fn split(length: usize) -> *const u32 {
    call(length, request::split_text)
}

/// The types that a catalog's texts name.
#[unsafe(no_mangle)]
pub extern "C" fn parse_types(length: usize) -> *const u32 {
    call(length, request::parse_types)
}

/// The names that SQL texts use, and the texts with some of them renamed.
#[unsafe(no_mangle)]
pub extern "C" fn identifiers(length: usize) -> *const u32 {
    call(length, request::identifiers_of)
}

/// What CREATE statements make.
#[unsafe(no_mangle)]
pub extern "C" fn parse_ddl(length: usize) -> *const u32 {
    call(length, request::parse_ddl)
}

/// The canonical forms of tables.
#[unsafe(no_mangle)]
pub extern "C" fn canonicalize(length: usize) -> *const u32 {
    call(length, canonical::canonicalize)
}

/// Whether pairs of types ask for no change.
#[unsafe(no_mangle)]
pub extern "C" fn same_types(length: usize) -> *const u32 {
    call(length, canonical::same_types)
}

/// The address of the panic's text.
#[unsafe(no_mangle)]
pub extern "C" fn panic_text() -> *const u8 {
    STATE.with_borrow(|state| state.panic.as_ptr())
}

/// The length of the panic's text.
#[unsafe(no_mangle)]
pub extern "C" fn panic_length() -> usize {
    STATE.with_borrow(|state| state.panic.len())
}

/// Traps, in the build that tests the host's recovery.
#[cfg(feature = "trap")]
#[unsafe(no_mangle)]
#[allow(clippy::panic)]
pub extern "C" fn trap() {
    panic!("a trap on purpose");
}
