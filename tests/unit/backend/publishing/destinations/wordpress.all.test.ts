/** A real WordPress, held to the contract. */
import { aSite, aWordPressDesk } from '../wordpress/a-wordpress-desk.ts';
import { destinationContract } from './contract.ts';
import { opened } from './opened.ts';

const site = aSite();

destinationContract('wordpress', async () => {
  await site().empty();
  const { desk, blogId } = await aWordPressDesk(site());
  return opened(desk, blogId);
});
