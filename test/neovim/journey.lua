-- Neovim as a second client of the language server: opens a broken manifest, asks, mends it, and writes what it saw
-- as JSON. Works with Neovim 0.7 and later.
local root, manifest, output = vim.env.DRYDOCK_ROOT, vim.env.DRYDOCK_MANIFEST, vim.env.DRYDOCK_OUTPUT

local function journey()
  local seen = {}
  vim.cmd('edit ' .. manifest)
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'yaml'
  local id = vim.lsp.start_client({
    name = 'drydock',
    cmd = { 'node', root .. '/dist/server.cjs', '--stdio' },
    root_dir = root,
    capabilities = vim.lsp.protocol.make_client_capabilities(),
  })
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  assert(vim.wait(10000, function() return client.initialized end, 20), 'the server did not start')
  assert(vim.wait(10000, function() return #vim.diagnostic.get(buffer) > 0 end, 20), 'no diagnostics')
  seen.diagnostics = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(seen.diagnostics, {
      line = found.lnum, from = found.col, to = found.end_col, code = found.code, message = found.message,
    })
  end

  local function ask(method, line, character)
    local answer = client.request_sync(method, {
      textDocument = vim.lsp.util.make_text_document_params(buffer),
      position = { line = line, character = character },
    }, 5000, buffer)
    return answer.result
  end
  seen.completion = {}
  for _, item in ipairs(ask('textDocument/completion', 5, 17).items) do
    table.insert(seen.completion, item.label)
  end
  seen.hover = ask('textDocument/hover', 5, 4).contents.value
  seen.symbols = {}
  for _, symbol in ipairs(ask('textDocument/documentSymbol', 0, 0)) do
    table.insert(seen.symbols, symbol.name)
  end

  vim.api.nvim_buf_set_text(buffer, 5, 17, 5, 23, { 'Always' })
  seen.mended = vim.wait(10000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
  vim.lsp.stop_client(id)
  seen.stopped = vim.wait(5000, function() return client.is_stopped() end, 20)
  return seen
end

local ok, result = pcall(journey)
local file = assert(io.open(output, 'w'))
file:write(vim.fn.json_encode(ok and result or { failure = tostring(result) }))
file:close()
vim.cmd(ok and 'qall!' or 'cquit')
